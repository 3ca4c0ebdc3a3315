/** Who may call: registered clients, told apart by the signed tokens of CDS Hooks. */
@NullMarked
package org.bonewise.clients;

import org.jspecify.annotations.NullMarked;
