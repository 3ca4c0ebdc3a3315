package org.bonewise.cdshooks;

import java.util.Collection;
import java.util.List;

/** Tells by which codes of its own a hospital calls what a query asks for. */
@FunctionalInterface
public interface LocalCodes {

    /**
     * The hospital's codes, without their systems, that mean the same as any of some.
     *
     * @param codes as queries name them: without their systems
     */
    List<String> beside(Collection<String> codes);
}
