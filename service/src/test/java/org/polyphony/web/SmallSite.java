package org.polyphony.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.IdempotencyKeys;

/** A small application with one resource of each kind, to try the web's own rules on. */
final class SmallSite extends Application<Configuration> {
  static final Viewer COORDINATOR = viewer("Mai", Role.COORDINATOR);
  static final Viewer ORGANIZER = viewer("Tou", Role.ORGANIZER);
  static final Viewer VIETNAMESE = viewer("Pa", Role.ORGANIZER);
  private final @Nullable IdempotencyKeys keys;

  SmallSite(@Nullable IdempotencyKeys keys) {
    this.keys = keys;
  }

  static final Map<String, Viewer> SESSIONS =
      Map.of("mai", COORDINATOR, "tou", ORGANIZER, "pa", VIETNAMESE);

  private static Viewer viewer(String name, Role role) {
    return new Viewer(
        new UUID(1, name.hashCode()),
        new UUID(2, 2),
        name,
        Set.of(role),
        Set.of("hmn"),
        Set.of("en"),
        name.equals("Pa") ? "vi" : null,
        new UUID(3, name.hashCode()),
        false);
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    Site site =
        new Site(
            environment,
            configuration.getServerFactory(),
            new WebSettings(null, true),
            Messages.load(SmallSite.class.getClassLoader()),
            new KnownSessions(),
            () -> List.of(new byte[32]),
            templates());
    site.place(new Place("web.menu", "/things", Set.of(Role.COORDINATOR), 10));
    site.place(new Place("web.home", "/gallery", Set.of(), 20));
    site.place(new Place("common.previous", "/else", Set.of(), 30));
    site.place(new Place("common.next", "/more", Set.of(), 40));
    if (keys != null) {
      site.idempotency(keys);
    }
    site.resource(new Gallery());
    site.resource(new Things());
    site.resource(new ThingsApi());
  }

  /** The product's templates, and the tests' own beside them. */
  private static TemplateEngine templates() {
    DirectoryCodeResolver tests = new DirectoryCodeResolver(java.nio.file.Path.of("src/test/jte"));
    DirectoryCodeResolver main = new DirectoryCodeResolver(java.nio.file.Path.of("src/main/jte"));
    TemplateEngine engine =
        TemplateEngine.create(
            new CodeResolver() {
              @Override
              public String resolve(String name) {
                return tests.exists(name) ? tests.resolve(name) : main.resolve(name);
              }

              @Override
              public long getLastModified(String name) {
                return 0;
              }
            },
            // Of this JVM only: others run tests at the same time.
            java.nio.file.Path.of(
                "target/test-templates", String.valueOf(ProcessHandle.current().pid())),
            ContentType.Html,
            SmallSite.class.getClassLoader());
    engine.setTrimControlStructures(true);
    return engine;
  }

  /** The sign-ins of this application: a cookie or token is a first name. */
  private static final class KnownSessions implements SignIns {
    @Override
    public Optional<Viewer> bySession(String cookieValue) {
      return Optional.ofNullable(SESSIONS.get(cookieValue));
    }

    @Override
    public Optional<Viewer> byBearer(String token) {
      return Optional.ofNullable(SESSIONS.get(token));
    }
  }

  /** Every part that pages are made of, on one page. */
  @Path("/gallery")
  public static final class Gallery {
    @GET
    @Anyone
    public Page all(@QueryParam("wrong") boolean wrong) {
      Page page = Page.of("web/gallery.jte");
      return wrong
          ? page.with(
              Problem.invalid(
                  FieldProblem.required("name"),
                  FieldProblem.of("speaks", "unreadable_value"),
                  FieldProblem.required("file")))
          : page;
    }
  }

  /** Pages. */
  @Path("/things")
  public static final class Things {
    @GET
    @Allow(Role.COORDINATOR)
    public Page list(@Auth Viewer viewer) {
      return Page.of("web/problem.jte").with(Problem.invalid(FieldProblem.required(viewer.name())));
    }

    @GET
    @Path("/open")
    @Anyone
    public Page open(@Auth Optional<Viewer> viewer) {
      return Page.of("web/problem.jte").with(Problem.conflict("not_found")).status(200);
    }

    @GET
    @Path("/broken")
    @Anyone
    public Page broken() {
      return Page.of("web/no-such-template.jte");
    }

    @POST
    @Anyone
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public SeeOther add(@FormParam("name") String name) {
      return SeeOther.to("/things/open").with("web.problem-page.request", "id", name);
    }

    @POST
    @Path("/kept")
    @Allow(Role.COORDINATOR)
    public SeeOther keep(@FormParam("name") String name) {
      return SeeOther.to("/things/open");
    }

    @POST
    @Path("/file")
    @Anyone
    @TakesUpTo(1024 * 1024)
    @Consumes("text/csv")
    public Page read(InputStream file) throws IOException {
      int bytes = file.readAllBytes().length;
      return Page.of("web/problem.jte")
          .with(new Problem(409, "unreadable_json", Map.of("line", bytes, "column", 1)));
    }

    @GET
    @Path("/file")
    @Anyone
    public Download file() {
      return new Download(
          "things.csv",
          "text/csv;charset=utf-8",
          (words, out) -> out.write(words.t("common.save").getBytes(StandardCharsets.UTF_8)));
    }

    @GET
    @Path("/failing")
    @Anyone
    public Page failing() {
      throw new IllegalStateException("SELECT secret FROM table");
    }
  }

  /** The API. */
  @Path("/api/v1/things")
  public static final class ThingsApi {
    /** What is sent and answered. */
    public record Thing(String firstName, Instant madeAt) {}

    private final AtomicInteger added = new AtomicInteger();

    @POST
    @Allow({})
    public Thing add(Thing thing, @Auth Viewer viewer) {
      if (thing.firstName().isEmpty()) {
        throw Problem.invalid(FieldProblem.required("first_name"));
      }
      added.incrementAndGet();
      return thing;
    }

    @GET
    @Path("/count")
    @Anyone
    public Map<String, Integer> count() {
      return Map.of("added", added.get());
    }

    @GET
    @Path("/{id}")
    @Anyone
    public Thing get(@PathParam("id") UUID id) {
      throw Problem.notFound();
    }

    @POST
    @Path("/receipts")
    @WithReceipt
    public Map<String, String> receipt() {
      return Map.of("disposition", "accepted");
    }
  }
}
