/**
 * From the list to the seat: how many of those who were to come to an event got how far, by
 * language and by source.
 */
@NullMarked
package org.polyphony.funnel;

import org.jspecify.annotations.NullMarked;
