package io.chimerastack.model;

/**
 * How a person reaches a service from this machine. The text uses {@code ${NAME}} for values of
 * {@code .env}; it is expanded where it is shown, never in a committed file.
 *
 * @param title a few words, such as {@code From this machine}
 * @param text a URL or command with {@code ${NAME}} placeholders
 */
public record Connection(String title, String text) {}
