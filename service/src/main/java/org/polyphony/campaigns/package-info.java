/** Campaigns, and the attempts made in them: the one path by which an outcome is recorded. */
@NullMarked
package org.polyphony.campaigns;

import org.jspecify.annotations.NullMarked;
