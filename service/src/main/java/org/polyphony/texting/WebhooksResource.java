package org.polyphony.texting;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.SignedForm;
import org.polyphony.telephony.Webhooks;
import org.polyphony.web.Problem;
import org.polyphony.web.SignedByCarrier;

/** What the carrier calls. What it has not signed is refused, and counted. */
@Path("/webhooks/twilio")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_XML)
public final class WebhooksResource {
  /** Twilio's own way to say that nothing is to be done. */
  private static final String NOTHING_TO_DO = "<Response></Response>";

  private static final String SIGNATURE = "X-Twilio-Signature";

  private final Webhooks webhooks;
  private final Meter refused;

  WebhooksResource(Webhooks webhooks, MetricRegistry metrics) {
    this.webhooks = webhooks;
    refused = metrics.meter("texting.webhooks.refused");
  }

  @POST
  @Path("status")
  @SignedByCarrier
  public String status(
      @Context UriInfo address,
      @HeaderParam(SIGNATURE) @Nullable String signature,
      @Nullable MultivaluedMap<String, String> fields) {
    return answer(webhooks.receipt(form(address, signature, fields)));
  }

  @POST
  @Path("inbound")
  @SignedByCarrier
  public String inbound(
      @Context UriInfo address,
      @HeaderParam(SIGNATURE) @Nullable String signature,
      @Nullable MultivaluedMap<String, String> fields) {
    return answer(webhooks.inbound(form(address, signature, fields)));
  }

  private String answer(boolean signed) {
    if (!signed) {
      refused.mark();
      throw Problem.forbidden();
    }
    return NOTHING_TO_DO;
  }

  private static SignedForm form(
      UriInfo address,
      @Nullable String signature,
      @Nullable MultivaluedMap<String, String> fields) {
    return new SignedForm(
        "/" + address.getPath(false).replaceFirst("^/+", ""),
        address.getRequestUri().getRawQuery(),
        fields == null ? java.util.Map.of() : fields,
        signature);
  }
}
