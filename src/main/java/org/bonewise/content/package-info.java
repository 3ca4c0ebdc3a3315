/** The clinical content as a page for people: one model made of the artefacts and the facts, rendered as Markdown and HTML. */
@NullMarked
package org.bonewise.content;

import org.jspecify.annotations.NullMarked;
