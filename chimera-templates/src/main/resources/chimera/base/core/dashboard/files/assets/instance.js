/**
 * This checkout's own values (ports, the name of the Compose project) and, on demand, its secrets.
 * The proxy hands both out, to this origin only.
 */
export class Instance {
  /** @type {Map<string, string>} */
  #variables = new Map();

  /**
   * Reads the values anew.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} whether the proxy answered
   */
  async refresh(signal) {
    try {
      const response = await fetch("instance.json", { cache: "no-store", signal });
      if (!response.ok) {
        return false;
      }
      const { composeProject, variables } = await response.json();
      this.#variables = new Map(Object.entries({ ...variables, COMPOSE_PROJECT_NAME: composeProject }));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} name a key of `.env`
   * @returns {string | undefined} its value; none for a secret
   */
  value(name) {
    return this.#variables.get(name);
  }

  /**
   * Asks for the secrets. They are handed to the caller and kept nowhere else.
   *
   * @returns {Promise<Map<string, string>>}
   * @throws {Error} if the proxy does not give them
   */
  async secrets() {
    const response = await fetch("secrets.json", { cache: "no-store", headers: { "X-Chimera": "reveal" } });
    if (!response.ok) {
      throw new Error("the proxy answers with status " + response.status);
    }
    const { variables } = await response.json();
    return new Map(Object.entries(variables));
  }
}
