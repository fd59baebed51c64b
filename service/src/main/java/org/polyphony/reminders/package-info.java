/** What guests of events are told: that they are registered, what changed, before and after. */
@NullMarked
package org.polyphony.reminders;

import org.jspecify.annotations.NullMarked;
