package org.bonewise;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How a client's clinicians read: in which language, and by which calendar.
 *
 * @param locale of the cards
 * @param zone at whose midnight the day turns
 */
record Rendering(Locale locale, ZoneId zone) {}
