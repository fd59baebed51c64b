/**
 * Who works here: organizations, users with roles and languages, and the ways in. A person comes in
 * by e-mail and password, by a one-time link, or by a join code, their name and a PIN; what they
 * then hold is a session in the database, or an API token. Every secret is kept as a hash.
 */
@NullMarked
package org.polyphony.accounts;

import org.jspecify.annotations.NullMarked;
