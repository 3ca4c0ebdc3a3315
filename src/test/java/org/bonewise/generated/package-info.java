/**
 * What must hold of every patient, tried on generated ones. The number of tries of each property is small;
 * {@code -Dbonewise.tries=10000} tries more, {@code -Dbonewise.seed=7} tries others.
 */
@NullMarked
package org.bonewise.generated;

import org.jspecify.annotations.NullMarked;
