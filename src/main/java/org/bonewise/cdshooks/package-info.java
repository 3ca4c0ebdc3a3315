/** The CDS Hooks protocol: discovery, requests, responses and errors as they stand on the wire. */
@NullMarked
package org.bonewise.cdshooks;

import org.jspecify.annotations.NullMarked;
