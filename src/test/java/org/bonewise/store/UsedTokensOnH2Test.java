package org.bonewise.store;

class UsedTokensOnH2Test extends UsedTokensInDatabaseTest {

    UsedTokensOnH2Test() {
        super(Engine.H2);
    }
}
