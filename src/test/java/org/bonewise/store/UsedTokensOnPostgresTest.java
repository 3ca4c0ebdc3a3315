package org.bonewise.store;

class UsedTokensOnPostgresTest extends UsedTokensInDatabaseTest {

    UsedTokensOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
