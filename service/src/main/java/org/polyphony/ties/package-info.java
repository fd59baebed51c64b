/** What ties somebody to others and to us: tags, where they belong, who of us knows them. */
@NullMarked
package org.polyphony.ties;

import org.jspecify.annotations.NullMarked;
