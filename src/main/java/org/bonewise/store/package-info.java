/** What outlives a process: feedback, the record of cards, used tokens. In a file of H2, or in PostgreSQL. */
@NullMarked
package org.bonewise.store;

import org.jspecify.annotations.NullMarked;
