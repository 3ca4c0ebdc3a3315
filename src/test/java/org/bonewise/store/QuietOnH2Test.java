package org.bonewise.store;

class QuietOnH2Test extends QuietInDatabaseTest {

    QuietOnH2Test() {
        super(Engine.H2);
    }
}
