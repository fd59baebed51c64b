package org.polyphony.rooms;

/**
 * A shift in the list of those that run or are near.
 *
 * @param state where it stands, as outside programs write it
 */
public record RoomRow(Room room, String state, Lobby.Day day) {}
