/** Events: gatherings, and who said that they would come. */
@NullMarked
package org.polyphony.events;

import org.jspecify.annotations.NullMarked;
