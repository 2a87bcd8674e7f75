// Placeholder until this module's first concept lands.
