package org.polyphony.texting;

import static org.polyphony.web.Role.ADMINISTRATOR;
import static org.polyphony.web.Role.COORDINATOR;
import static org.polyphony.web.Role.TRANSLATOR;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Allow;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What a text will be, before anything is sent. */
@Path("/api/v1/texts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TextsApiResource {
  private static final int LANGUAGES_AT_MOST = 60;
  private static final int LONGEST_BODY = 10_000;
  private static final String HOME = "America/Los_Angeles";

  /**
   * Texts to be looked at.
   *
   * @param bodies patterns by language
   * @param arguments by name
   * @param timeZone in which times are shown; null for that of Los Angeles
   */
  record Body(
      @Nullable Map<String, @Nullable String> bodies,
      @Nullable Map<String, @Nullable Object> arguments,
      boolean smart,
      @Nullable String timeZone) {}

  private final TextPreviews previews;

  TextsApiResource(TextPreviews previews) {
    this.previews = previews;
  }

  @POST
  @Path("/preview")
  @Allow({COORDINATOR, TRANSLATOR, ADMINISTRATOR})
  public Map<String, TextPreviews.Previewed> preview(@Auth Viewer viewer, @Nullable Body body) {
    if (body == null || body.bodies() == null) {
      throw Problem.invalid(FieldProblem.required("bodies"));
    }
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable String> entry : body.bodies().entrySet()) {
      String text = entry.getValue() == null ? "" : entry.getValue();
      if (bodies.size() == LANGUAGES_AT_MOST || text.length() > LONGEST_BODY) {
        throw Problem.invalid(FieldProblem.tooLong("bodies." + entry.getKey(), LONGEST_BODY));
      }
      bodies.put(entry.getKey(), text);
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (body.arguments() != null) {
      body.arguments()
          .forEach(
              (name, value) -> {
                if (value != null) {
                  arguments.put(name, value);
                }
              });
    }
    return previews.of(bodies, arguments, body.smart(), zone(body.timeZone()));
  }

  private static ZoneId zone(@Nullable String id) {
    try {
      return ZoneId.of(id == null ? HOME : id);
    } catch (DateTimeException e) {
      throw Problem.invalid(FieldProblem.of("time_zone", "unreadable_value"));
    }
  }
}
