package org.polyphony.contacts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.polyphony.web.Allow;
import org.polyphony.web.Download;
import org.polyphony.web.Page;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Everything that is kept about one person, to read out, print or hand over. */
@Path("/contacts/{contact}/file")
public final class PersonFileResource {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The page. */
  record FilePage(UUID contact, PersonFile.Whole whole) {

    /** A column as it is read: {@code birth date}. */
    static String column(String name) {
      return name.replace('_', ' ');
    }

    /** A value as it is read; what has parts, part by part. */
    static String value(Object value) {
      if (value instanceof Map<?, ?> parts) {
        return parts.entrySet().stream()
            .map(part -> column(part.getKey().toString()) + ": " + value(part.getValue()))
            .collect(Collectors.joining("; "));
      }
      return value instanceof List<?> several
          ? several.stream().map(FilePage::value).collect(Collectors.joining(", "))
          : Objects.toString(value, "");
    }

    /** Columns in which something stands. */
    static List<Map.Entry<String, Object>> filled(Map<String, Object> row) {
      return row.entrySet().stream().filter(entry -> !value(entry.getValue()).isEmpty()).toList();
    }
  }

  private final PersonFile file;

  PersonFileResource(PersonFile file) {
    this.file = file;
  }

  @GET
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Page read(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    return Page.of("contacts/file.jte", new FilePage(contact, file.of(viewer, contact)));
  }

  @GET
  @Path("/person.json")
  @Allow({Role.COORDINATOR, Role.ADMINISTRATOR})
  public Download save(@Auth Viewer viewer, @PathParam("contact") UUID contact) {
    Map<String, Object> kept = new LinkedHashMap<>();
    file.of(viewer, contact).kept().forEach(each -> kept.put(each.holding().name(), each.rows()));
    return new Download(
        "person.json", "application/json", (words, out) -> JSON.writeValue(out, kept));
  }
}
