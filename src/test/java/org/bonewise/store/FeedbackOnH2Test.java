package org.bonewise.store;

class FeedbackOnH2Test extends FeedbackInDatabaseTest {

    FeedbackOnH2Test() {
        super(Engine.H2);
    }
}
