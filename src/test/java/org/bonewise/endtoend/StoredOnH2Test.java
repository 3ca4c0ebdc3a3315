package org.bonewise.endtoend;

import org.bonewise.store.Engine;

class StoredOnH2Test extends StoredTest {

    StoredOnH2Test() {
        super(Engine.H2);
    }
}
