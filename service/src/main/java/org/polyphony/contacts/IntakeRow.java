package org.polyphony.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person of a file on its way in.
 *
 * @param line of the file, from 1; unique and ascending
 * @param spoken a tag, {@code und} where the file does not say
 * @param written a tag, {@code und} where the file does not say
 * @param identifier the person's name in the system that the file comes from, or null
 * @param trusted whether that system's identifiers are its own ({@code van}): the person is then
 *     the same under another name; those of a plain sheet ({@code external}) need a name or number
 *     to agree
 * @param own our own id of the person, as a file of ours has it, or null; nobody of another
 *     organization is found by it
 * @param phones the best first, none twice
 * @param noted somebody should look at this row
 */
public record IntakeRow(
    long line,
    String fullName,
    String givenName,
    String familyName,
    String additionalName,
    String preferredName,
    String email,
    Birth birth,
    String spoken,
    String written,
    NewContact.@Nullable Identifier identifier,
    boolean trusted,
    @Nullable UUID own,
    Address address,
    Map<String, String> facts,
    List<NewContact.LabelledPhone> phones,
    boolean noted) {}
