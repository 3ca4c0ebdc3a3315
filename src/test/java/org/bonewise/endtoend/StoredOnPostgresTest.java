package org.bonewise.endtoend;

import org.bonewise.store.Engine;

class StoredOnPostgresTest extends StoredTest {

    StoredOnPostgresTest() {
        super(Engine.POSTGRES);
    }
}
