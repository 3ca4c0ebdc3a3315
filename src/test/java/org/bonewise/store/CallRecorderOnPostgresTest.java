package org.bonewise.store;

class CallRecorderOnPostgresTest extends CallRecorderTest {

    CallRecorderOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
