package org.bonewise.store;

class ReportOnH2Test extends ReportInDatabaseTest {

    ReportOnH2Test() {
        super(Engine.H2);
    }
}
