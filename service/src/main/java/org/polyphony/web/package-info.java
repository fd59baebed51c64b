/**
 * What every page and API call has in common: who may use it, its language, its look, its forms and
 * its errors.
 *
 * <p>A feature hands its resources and its {@link org.polyphony.web.Place}s to {@link
 * org.polyphony.web.Site}; a resource returns a {@link org.polyphony.web.Page}, a {@link
 * org.polyphony.web.SeeOther} or data for the API, or throws a {@link org.polyphony.web.Problem}.
 */
@NullMarked
package org.polyphony.web;

import org.jspecify.annotations.NullMarked;
