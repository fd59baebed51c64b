/** Text messages: who gets them in which words, sent once, and what people write back. */
@NullMarked
package org.polyphony.texting;

import org.jspecify.annotations.NullMarked;
