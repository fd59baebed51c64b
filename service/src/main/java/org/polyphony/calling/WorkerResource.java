package org.polyphony.calling;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.polyphony.web.Anyone;

/**
 * The worker that opens pages without a connection. At the root and not among the assets of a
 * build: a worker serves what lies below its own address.
 */
@Path("/worker.js")
public final class WorkerResource {

  private final byte[] worker;

  WorkerResource() {
    try (InputStream in = WorkerResource.class.getResourceAsStream("/assets/calling/worker.js")) {
      worker = Objects.requireNonNull(in, "worker.js").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script; browsers ask for it anew and compare. */
  @GET
  @Produces("text/javascript;charset=utf-8")
  @Anyone
  public byte[] worker() {
    return worker.clone();
  }
}
