package org.bonewise.store;

class SweeperOnH2Test extends SweeperTest {

    SweeperOnH2Test() {
        super(Engine.H2);
    }
}
