/** Clinical cases, each a patient and what the clinical specification says of her or him. */
@NullMarked
package org.bonewise.cases;

import org.jspecify.annotations.NullMarked;
