package org.bonewise.store;

class CallRecorderOnH2Test extends CallRecorderTest {

    CallRecorderOnH2Test() {
        super(Engine.H2);
    }
}
