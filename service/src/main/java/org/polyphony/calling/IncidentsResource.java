package org.polyphony.calling;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.care.Incidents;
import org.polyphony.queue.Receipt;
import org.polyphony.web.Problem;
import org.polyphony.web.WithReceipt;

/** What was told in confidence on a call. As with outcomes, a receipt is enough. */
@Path("/api/v1/claims/{claim}/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentsResource {

  private final Reports reports;
  private final Outcomes outcomes;

  IncidentsResource(Reports reports, Outcomes outcomes) {
    this.reports = reports;
    this.outcomes = outcomes;
  }

  /** Its id, and nothing of what was told. */
  record Answer(UUID id) {}

  /** 201 a new one, 200 the same again. */
  @POST
  @WithReceipt
  public Response report(@PathParam("claim") UUID claim, @Nullable IncidentJson said) {
    if (said == null) {
      throw Problem.unreadable("unreadable");
    }
    Receipt receipt = outcomes.proof(said.receipt());
    if (!receipt.claim().equals(claim)) {
      throw Outcomes.refused();
    }
    Incidents.Reported reported = reports.report(receipt, said);
    return Response.status(reported.repeated() ? 200 : 201)
        .entity(new Answer(reported.id()))
        .build();
  }
}
