package org.polyphony.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Anyone;

/** What the JSON API takes and answers, as an OpenAPI document. */
@Path("/api/v1/openapi.json")
public final class OpenApiResource {

  private final ObjectMapper json;
  private final List<Class<?>> resources = new ArrayList<>();
  private final ReentrantLock once = new ReentrantLock();
  private @Nullable String document;

  /**
   * @param json how the API writes: the description names fields as it does
   */
  public OpenApiResource(ObjectMapper json) {
    this.json = json;
  }

  /** Takes a resource up where it belongs to the API; before the first request. */
  public void describe(Class<?> resource) {
    Path path = resource.getAnnotation(Path.class);
    if (path != null && path.value().replaceFirst("^/", "").startsWith("api/")) {
      resources.add(resource);
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Anyone
  public String document() {
    // Reading all the types takes a moment, and most deployments are never asked.
    once.lock();
    try {
      if (document == null) {
        document = new ApiDescription(json).of(resources);
      }
      return document;
    } finally {
      once.unlock();
    }
  }
}
