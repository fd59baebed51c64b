/**
 * Consent: what people allowed and refused, how often they were approached, and what they were
 * promised.
 */
@NullMarked
package org.polyphony.consent;

import org.jspecify.annotations.NullMarked;
