package org.polyphony.accounts;

import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.QrCode;
import org.polyphony.web.Viewer;

/**
 * The code of each shift: by it people who are new come into the room, and are organizers for as
 * long as the code was meant to last.
 */
public final class ShiftCodes {

  /**
   * The code of a shift, to be put on a wall.
   *
   * @param code eight letters and digits
   * @param spoken the same in two groups, to be read out
   * @param address whole, as in the QR code
   * @param open whether new people may join by it now
   * @param onlyHere whether the address means this machine alone, so that no phone in the room can
   *     open it
   */
  public record ShiftCode(
      String code, String spoken, String address, QrCode qr, boolean open, boolean onlyHere) {}

  private final Clock clock;
  private final Audit audit;
  private final PublicAddress address;

  ShiftCodes(Clock clock, Audit audit, PublicAddress address) {
    this.clock = clock;
    this.audit = audit;
    this.address = address;
  }

  /**
   * Opens the code of a shift of the viewer's organization, or changes until when it lasts; those
   * who came in by it stay as long. One that was closed is open again, and they may call again.
   *
   * @param seats how many may come in by it; null: as many as like. Fewer than have come in send
   *     nobody away
   */
  public void open(
      Handle handle, Viewer viewer, UUID shift, Instant until, @Nullable Integer seats) {
    JoinDao dao = handle.attach(JoinDao.class);
    UUID id = Ids.next();
    Instant now = clock.instant();
    if (dao.openForShift(
            id, viewer.organization(), JoinCode.random(), shift, viewer.user(), until, seats, now)
        == 0) {
      dao.moveForShift(viewer.organization(), shift, until, seats);
      dao.moveGrantsOfShift(shift, until);
    } else {
      audit.append(
          handle,
          viewer.user(),
          viewer.organization(),
          "join_code.opened",
          "join_code",
          id,
          Map.of("shift", shift));
    }
  }

  /**
   * Lets nobody new in by it. Those who came in by it stay, finish the call they are in, and are
   * given no other.
   */
  public void close(Handle handle, Viewer viewer, UUID shift) {
    close(handle, viewer, shift, false);
  }

  /** As {@link #close}; whoever comes by it reads that the shift is called off. */
  public void callOff(Handle handle, Viewer viewer, UUID shift) {
    close(handle, viewer, shift, true);
  }

  private void close(Handle handle, Viewer viewer, UUID shift, boolean calledOff) {
    JoinDao dao = handle.attach(JoinDao.class);
    Instant now = clock.instant();
    dao.closeForShift(viewer.organization(), shift, calledOff, now);
    dao.endGrantsOfShift(shift, now);
  }

  /**
   * The code of a shift of the viewer's organization; empty where there is none.
   *
   * @param request by which the address is known where none is configured
   */
  public Optional<ShiftCode> find(Handle handle, Viewer viewer, UUID shift, UriInfo request) {
    return handle
        .attach(JoinDao.class)
        .ofShift(viewer.organization(), shift)
        .map(
            code -> {
              String whole = address.of(request, "/join/" + code.code());
              return new ShiftCode(
                  code.code(),
                  code.spoken(),
                  whole,
                  QrCode.of(whole),
                  code.isOpen(clock.instant()),
                  PublicAddress.isOnlyHere(whole));
            });
  }
}
