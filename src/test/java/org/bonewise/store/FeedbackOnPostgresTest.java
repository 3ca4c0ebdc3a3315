package org.bonewise.store;

class FeedbackOnPostgresTest extends FeedbackInDatabaseTest {

    FeedbackOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
