package org.polyphony.interpreting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.interpreting.PlansDao.Registered;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Language-access plans. All throw a 404 where the viewer has no such event. */
final class Plans {

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;

  Plans(Jdbi jdbi, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  Plan of(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          PlansDao dao = handle.attach(PlansDao.class);
          Plan.Occasion occasion =
              dao.occasion(event, viewer.organization()).orElseThrow(Problem::notFound);
          List<Registered> registered = dao.registered(event);
          long signing = dao.signing(event);
          List<Registered> guests = new ArrayList<>(registered);
          guests.add(new Registered(LanguageNeed.SIGN, signing, signing));
          List<Booking> bookings = dao.bookings(event);
          List<Material> materials = dao.materials(event);
          Forecast forecast = new Forecast(dao.past(viewer.organization(), clock.instant()));
          return new Plan(
              occasion,
              languages(guests, dao.readers(event), bookings, materials, forecast),
              bookings,
              materials,
              registered.stream().mapToLong(Registered::asked).sum(),
              dao.headsets(event).orElse(null));
        });
  }

  /** English needs no interpreter, and who speaks what nobody knows asks at the door. */
  private static List<LanguageNeed> languages(
      List<Registered> registered,
      List<PlansDao.Readers> readers,
      List<Booking> bookings,
      List<Material> materials,
      Forecast forecast) {
    Map<String, Registered> guests =
        registered.stream().collect(Collectors.toMap(Registered::language, Function.identity()));
    Map<String, Long> papersAsked =
        readers.stream()
            .collect(Collectors.toMap(PlansDao.Readers::language, PlansDao.Readers::readers));
    Set<String> tags = new TreeSet<>(papersAsked.keySet());
    registered.stream().filter(one -> one.speakers() > 0).forEach(one -> tags.add(one.language()));
    bookings.forEach(booking -> tags.addAll(booking.languages()));
    materials.forEach(material -> tags.add(material.language()));
    tags.removeAll(Set.of("en", Languages.UNKNOWN));
    List<LanguageNeed> needs = new ArrayList<>();
    for (String tag : tags) {
      Registered speakers = guests.getOrDefault(tag, new Registered(tag, 0, 0));
      List<Booking> theirs =
          bookings.stream()
              .filter(booking -> Matching.match(tag, booking.languages(), Set.of()).serves())
              .toList();
      List<Material> papers =
          materials.stream().filter(material -> material.language().equals(tag)).toList();
      needs.add(
          new LanguageNeed(
              tag,
              speakers.speakers(),
              speakers.asked(),
              forecast.expected(tag, speakers.speakers()),
              theirs.stream().filter(Booking::confirmed).count(),
              theirs.size(),
              papersAsked.getOrDefault(tag, 0L),
              papers.stream().filter(Material::ready).count(),
              papers.size()));
    }
    needs.sort(
        Comparator.comparing((LanguageNeed need) -> !need.isShort())
            .thenComparing(Comparator.comparing(LanguageNeed::speakers).reversed())
            .thenComparing(LanguageNeed::language));
    return List.copyOf(needs);
  }

  void book(Viewer viewer, UUID event, PlanForms.NewBooking booking) {
    change(
        viewer,
        event,
        "interpreter.booked",
        handle ->
            handle
                .attach(PlansDao.class)
                .book(
                    Ids.next(),
                    event,
                    booking.key(),
                    booking.name(),
                    booking.agency(),
                    booking.languages(),
                    booking.confirmed() ? clock.instant() : null,
                    booking.costCents(),
                    viewer.user(),
                    clock.instant()));
  }

  void want(Viewer viewer, UUID event, PlanForms.NewMaterial material) {
    change(
        viewer,
        event,
        "material.wanted",
        handle ->
            handle
                .attach(PlansDao.class)
                .want(
                    Ids.next(),
                    event,
                    material.key(),
                    material.language(),
                    material.what(),
                    material.ready() ? clock.instant() : null,
                    material.costCents(),
                    viewer.user(),
                    clock.instant()));
  }

  void setHeadsets(Viewer viewer, UUID event, PlanForms.NewHeadsets headsets) {
    change(
        viewer,
        event,
        "headsets.set",
        handle ->
            handle
                .attach(PlansDao.class)
                .setHeadsets(
                    event,
                    headsets.headsets(),
                    headsets.costCents(),
                    viewer.user(),
                    clock.instant()));
  }

  /** Whether an interpreter has said yes. */
  void confirm(Viewer viewer, UUID event, UUID booking, boolean confirmed) {
    one(
        viewer,
        event,
        "interpreter.confirmed",
        dao -> dao.confirm(event, booking, confirmed ? clock.instant() : null));
  }

  /** Whether a material is ready. */
  void ready(Viewer viewer, UUID event, UUID material, boolean ready) {
    one(
        viewer,
        event,
        "material.ready",
        dao -> dao.ready(event, material, ready ? clock.instant() : null));
  }

  void unbook(Viewer viewer, UUID event, UUID booking) {
    one(viewer, event, "interpreter.removed", dao -> dao.unbook(event, booking, clock.instant()));
  }

  void unwant(Viewer viewer, UUID event, UUID material) {
    one(viewer, event, "material.removed", dao -> dao.unwant(event, material, clock.instant()));
  }

  private void one(Viewer viewer, UUID event, String what, ToIntFunction<PlansDao> work) {
    change(
        viewer,
        event,
        what,
        handle -> {
          if (work.applyAsInt(handle.attach(PlansDao.class)) == 0) {
            throw Problem.notFound();
          }
        });
  }

  private void change(Viewer viewer, UUID event, String what, Consumer<Handle> work) {
    jdbi.useTransaction(
        handle -> {
          if (handle.attach(PlansDao.class).occasion(event, viewer.organization()).isEmpty()) {
            throw Problem.notFound();
          }
          work.accept(handle);
          audit.append(
              handle, viewer.user(), viewer.organization(), what, "event", event, Map.of());
        });
  }
}
