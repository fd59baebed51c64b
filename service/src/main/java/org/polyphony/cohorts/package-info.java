/** Trainings, for which people apply: decisions, and the guardians of those under 18. */
@org.jspecify.annotations.NullMarked
package org.polyphony.cohorts;
