@NullMarked
package org.bonewise.reports;

import org.jspecify.annotations.NullMarked;
