package org.polyphony.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the {@link View} of a visit, and sets the cookies that go with it. */
final class Views {
  private static final Duration FORM_COOKIE = Duration.ofDays(7);

  /** How long a browser remembers the language chosen in it. */
  static final Duration LANGUAGE_COOKIE = Duration.ofDays(365);

  private final WebSettings settings;
  private final Wordings wordings;
  private final Forgery forgery;
  private final SignIns signIns;
  private final String assets;
  private final List<Place> places = new ArrayList<>();

  Views(WebSettings settings, Wordings wordings, Forgery forgery, SignIns signIns, String assets) {
    this.settings = settings;
    this.wordings = wordings;
    this.forgery = forgery;
    this.signIns = signIns;
    this.assets = assets;
  }

  void place(Place place) {
    places.add(place);
    places.sort(Comparator.comparingInt(Place::order));
  }

  Wording wording(Visit visit) {
    return wordings.of(visit);
  }

  View view(
      Visit visit,
      ContainerResponseContext response,
      @Nullable Problem problem,
      @Nullable String locale) {
    Wording wording = locale == null ? wording(visit) : wordings.in(locale);
    Optional<String> notice = visit.cookie(Cookies.NOTICE);
    if (notice.isPresent()) {
      set(response, Cookies.gone(Cookies.NOTICE, secure(visit)));
    }
    return new View(
        visit,
        wording,
        csrf(visit, response),
        assets,
        links(visit, wording),
        visit.viewer().flatMap(signIns::organizationOf).orElse(null),
        problem,
        notice.flatMap(value -> Cookies.readNotice(value, wording)).orElse(null));
  }

  /** A browser without a session gets its random cookie with its first page. */
  private String csrf(Visit visit, ContainerResponseContext response) {
    return forgery
        .issue(visit)
        .orElseGet(
            () -> {
              String browser = FormTokens.random();
              set(response, Cookies.of(FormTokens.COOKIE, browser, FORM_COOKIE, secure(visit)));
              return forgery.issue(browser);
            });
  }

  private List<View.Link> links(Visit visit, Wording wording) {
    return visit
        .viewer()
        .map(
            viewer ->
                places.stream()
                    .filter(place -> place.seenBy(viewer))
                    .map(place -> link(place, visit, wording))
                    .toList())
        .orElse(List.of());
  }

  private static View.Link link(Place place, Visit visit, Wording wording) {
    boolean current =
        visit.path().equals(place.path()) || visit.path().startsWith(place.path() + "/");
    return new View.Link(wording.text(place.key()), place.path(), current);
  }

  /** The cookies that a redirect sets: its notice, and the beginning or end of a session. */
  List<NewCookie> cookies(Visit visit, SeeOther other) {
    List<NewCookie> cookies = new ArrayList<>();
    if (other.notice() != null) {
      cookies.add(Cookies.notice(other.notice(), other.arguments(), secure(visit)));
    }
    if (other.language() != null) {
      cookies.add(Cookies.of(Cookies.LANGUAGE, other.language(), LANGUAGE_COOKIE, secure(visit)));
    }
    SeeOther.Session session = other.session();
    if (session != null) {
      cookies.add(Cookies.of(SignIns.COOKIE, session.secret(), session.age(), secure(visit)));
    }
    return cookies;
  }

  private boolean secure(Visit visit) {
    return settings.secure() || visit.secure();
  }

  private static void set(ContainerResponseContext response, NewCookie cookie) {
    response.getHeaders().add("Set-Cookie", cookie);
  }
}
