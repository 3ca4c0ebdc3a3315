/** What those who run the service see of it: counters, traces, records of calls, what is in force. */
@NullMarked
package org.bonewise.operations;

import org.jspecify.annotations.NullMarked;
