package org.bonewise.store;

class QuietOnPostgresTest extends QuietInDatabaseTest {

    QuietOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
