/** Bonewise: a CDS Hooks service for bone health in oncology. This package holds the start and the wiring. */
@NullMarked
package org.bonewise;

import org.jspecify.annotations.NullMarked;
