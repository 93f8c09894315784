package io.chimerastack.core;

import io.chimerastack.model.ServiceId;

/**
 * A page of a project on this machine.
 *
 * @param service the service that answers
 * @param title what a person calls it
 * @param url the address, {@code http://localhost:…}
 */
public record Endpoint(ServiceId service, String title, String url) {}
