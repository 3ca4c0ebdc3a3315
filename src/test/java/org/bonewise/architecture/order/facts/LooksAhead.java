package org.bonewise.architecture.order.facts;

import org.bonewise.architecture.order.cards.Wording;

/** An offence against the order of packages: a fact that knows how it is worded. */
public record LooksAhead(Wording wording) {}
