package org.bonewise.store;

class SweeperOnPostgresTest extends SweeperTest {

    SweeperOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
