/** The demo: a sandbox EHR with sample patients and the playground page; present only under the profile {@code demo}. */
@NullMarked
package org.bonewise.demo;

import org.jspecify.annotations.NullMarked;
