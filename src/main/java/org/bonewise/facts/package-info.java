/** Typed, named, unit-fixed statements about one patient, each with its evidence. */
@NullMarked
package org.bonewise.facts;

import org.jspecify.annotations.NullMarked;
